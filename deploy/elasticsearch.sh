#!/bin/sh
# Downloads the search engine's own distribution from Maven Central and runs it on PORT (9250) until Ctrl-C.
# It refuses to run as root, so root runs it as the account hncluster-es.
set -eu
cd "$(dirname "$0")/.."
version=8.19.21
port=${PORT:-9250}
home=$PWD/var/elasticsearch/elasticsearch-$version
zip=${M2_HOME_REPOSITORY:-$HOME/.m2/repository}/org/elasticsearch/distribution/integ-test-zip/elasticsearch/$version/elasticsearch-$version.zip

need() {
    command -v "$1" >/dev/null 2>&1 || {
        echo "The program $1 is missing. Debian, Ubuntu: apt-get install $2" >&2
        exit 1
    }
}

need java openjdk-17-jre-headless
need unzip unzip
if [ ! -f "$zip" ]; then
    need mvn maven
    echo "Downloading Elasticsearch $version (107 MB); this happens once."
    mvn -q -B dependency:get -Dtransitive=false \
        "-Dartifact=org.elasticsearch.distribution.integ-test-zip:elasticsearch:$version:zip"
fi
if [ ! -f "$home/.complete" ]; then
    rm -rf "$home"
    mkdir -p var/elasticsearch
    unzip -q -o "$zip" -d var/elasticsearch
    touch "$home/.complete"
fi
cat >"$home/config/elasticsearch.yml" <<SETTINGS
cluster.name: hncluster-local
discovery.type: single-node
xpack.security.enabled: false
network.host: 127.0.0.1
http.port: $port
cluster.routing.allocation.disk.threshold_enabled: false
SETTINGS
ES_JAVA_HOME=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
ES_JAVA_OPTS=${ES_JAVA_OPTS:--Xms512m -Xmx512m}
export ES_JAVA_HOME ES_JAVA_OPTS
echo "Elasticsearch comes up on http://127.0.0.1:$port; set ELASTICSEARCH_URL to it. Ctrl-C stops it."
if [ "$(id -u)" -ne 0 ]; then
    exec "$home/bin/elasticsearch"
fi
id hncluster-es >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin hncluster-es
chown -R hncluster-es "$home"
exec setpriv --reuid hncluster-es --regid hncluster-es --clear-groups "$home/bin/elasticsearch"
