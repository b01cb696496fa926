"""The trail: a table cut into months that takes new rows alone, its seals, its archives.

Two functions run with the rights of whoever owns the tables, so that the application needs none of its own for them:
`audit_ensure_months` makes partitions, `audit_drop_month` drops one that is old, archived and sealed.
"""

import django.core.serializers.json
import django.db.models.functions.datetime
from django.db import migrations, models

TABLES = """
CREATE SEQUENCE audit_event_id_seq;
CREATE TABLE audit_event (
    id bigint NOT NULL DEFAULT nextval('audit_event_id_seq'),
    at timestamptz NOT NULL DEFAULT statement_timestamp(),
    actor_id bigint,
    actor varchar(200) NOT NULL,
    superuser boolean NOT NULL,
    department_id bigint,
    department varchar(100) NOT NULL,
    action varchar(100) NOT NULL,
    kind varchar(100) NOT NULL,
    object_id varchar(255) NOT NULL,
    title varchar(300) NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    data jsonb NOT NULL,
    address inet,
    request_id varchar(64) NOT NULL,
    result varchar(10) NOT NULL,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
ALTER SEQUENCE audit_event_id_seq OWNED BY audit_event.id;
CREATE INDEX audit_event_newest ON audit_event (at DESC, id DESC);
CREATE INDEX audit_event_department ON audit_event (department_id, at DESC);
CREATE INDEX audit_event_actor ON audit_event (actor_id, at DESC);
CREATE INDEX audit_event_object ON audit_event (kind, object_id);
CREATE INDEX audit_event_action ON audit_event (action, at DESC);
CREATE TABLE audit_event_default PARTITION OF audit_event DEFAULT;

CREATE TABLE audit_waiting (event_id bigint PRIMARY KEY);
CREATE TABLE audit_seal (
    position bigint PRIMARY KEY,
    event_id bigint NOT NULL UNIQUE,
    month date,
    digest bytea NOT NULL,
    link bytea NOT NULL,
    key varchar(8) NOT NULL,
    sealed_at timestamptz NOT NULL DEFAULT statement_timestamp()
);
CREATE INDEX audit_seal_month ON audit_seal (month, position);
CREATE TABLE audit_archive (
    month date PRIMARY KEY,
    rows bigint NOT NULL,
    closing bytea NOT NULL,
    file varchar(200) NOT NULL,
    archived_at timestamptz NOT NULL DEFAULT statement_timestamp()
);
"""

TABLES_AWAY = """
DROP TABLE audit_archive;
DROP TABLE audit_seal;
DROP TABLE audit_waiting;
DROP TABLE audit_event;
"""

TRIGGERS = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit trail only grows: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION audit_wait() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO audit_waiting SELECT NEW.id
        WHERE NOT EXISTS (SELECT FROM audit_seal WHERE event_id = NEW.id) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit_event_default
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_to_seal AFTER INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_wait();
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_archive
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
"""

TRIGGERS_AWAY = """
DROP FUNCTION audit_refuse() CASCADE;
DROP FUNCTION audit_wait() CASCADE;
"""

# Rows that came while their month had no partition stand in the default one. It is taken off, emptied into its months
# by way of the parent, and dropped: a row is never updated or deleted. Attaching takes no lock that stops INSERT.
MONTHS = """
CREATE FUNCTION audit_month_start(month date) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
    SELECT date_trunc('month', month::timestamp) AT TIME ZONE 'Asia/Shanghai'
$$;

CREATE FUNCTION audit_make_default() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    CREATE TABLE audit_event_default PARTITION OF audit_event DEFAULT;
    CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit_event_default
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
END $$;

CREATE FUNCTION audit_ensure_months(first date, months integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    month date;
    name text;
    made integer := 0;
    strays boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(43002027);
    SELECT EXISTS (SELECT FROM audit_event_default WHERE at >= audit_month_start(first)
        AND at < audit_month_start((first + months * interval '1 month')::date)) INTO strays;
    IF strays THEN
        ALTER TABLE audit_event DETACH PARTITION audit_event_default;
        ALTER TABLE audit_event_default RENAME TO audit_event_strays;
    END IF;
    FOR number IN 0 .. months - 1 LOOP
        month := date_trunc('month', first + number * interval '1 month')::date;
        name := 'audit_event_' || to_char(month, 'YYYY_MM');
        CONTINUE WHEN to_regclass(name) IS NOT NULL;
        EXECUTE format('CREATE TABLE %I (LIKE audit_event INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
        EXECUTE format('ALTER TABLE audit_event ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name,
            audit_month_start(month), audit_month_start((month + interval '1 month')::date));
        EXECUTE format('CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON %I '
            'FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()', name);
        made := made + 1;
    END LOOP;
    IF strays THEN
        PERFORM audit_take_in_strays();
    END IF;
    RETURN made;
END $$;

CREATE FUNCTION audit_take_in_strays() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    -- Names of indexes and constraints of the old default partition must be free for the new one.
    CREATE TABLE audit_event_kept AS TABLE audit_event_strays;
    DROP TABLE audit_event_strays;
    PERFORM audit_make_default();
    INSERT INTO audit_event SELECT * FROM audit_event_kept;
    DROP TABLE audit_event_kept;
END $$;

CREATE FUNCTION audit_drop_month(month date) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    name text := 'audit_event_' || to_char(month, 'YYYY_MM');
    held bigint;
    unsealed bigint;
BEGIN
    IF audit_month_start((month + interval '7 months')::date) > now() THEN
        RAISE EXCEPTION 'Six whole months of the trail are kept; % is not older.', month USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF to_regclass(name) IS NULL THEN
        RETURN 0;
    END IF;
    EXECUTE format('LOCK TABLE %I IN SHARE MODE', name);
    EXECUTE format('SELECT count(*), count(*) FILTER (WHERE s.event_id IS NULL) FROM %I e '
        'LEFT JOIN audit_seal s ON s.event_id = e.id', name) INTO held, unsealed;
    IF unsealed > 0 OR NOT EXISTS (SELECT FROM audit_archive a WHERE a.month = audit_drop_month.month AND a.rows = held) THEN
        RAISE EXCEPTION 'The month % is not archived whole.', month USING ERRCODE = 'insufficient_privilege';
    END IF;
    EXECUTE format('ALTER TABLE audit_event DETACH PARTITION %I', name);
    EXECUTE format('DROP TABLE %I', name);
    RETURN held;
END $$;

REVOKE ALL ON FUNCTION audit_ensure_months(date, integer), audit_drop_month(date), audit_make_default(),
    audit_take_in_strays() FROM PUBLIC;
SELECT audit_ensure_months(date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai')::date, 4);
"""

MONTHS_AWAY = """
DROP FUNCTION audit_drop_month(date);
DROP FUNCTION audit_ensure_months(date, integer);
DROP FUNCTION audit_take_in_strays();
DROP FUNCTION audit_make_default();
DROP FUNCTION audit_month_start(date);
"""

ENCODER = django.core.serializers.json.DjangoJSONEncoder
NOW = django.db.models.functions.datetime.Now

EVENT = migrations.CreateModel(
    name="Event",
    fields=[
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        ("at", models.DateTimeField(db_default=NOW(), verbose_name="时间")),
        ("actor_id", models.BigIntegerField(null=True, verbose_name="用户编号")),
        ("actor", models.CharField(blank=True, max_length=200, verbose_name="用户")),
        ("superuser", models.BooleanField(default=False, verbose_name="超级用户")),
        ("department_id", models.BigIntegerField(null=True, verbose_name="部门编号")),
        ("department", models.CharField(blank=True, max_length=100, verbose_name="部门")),
        ("action", models.CharField(max_length=100, verbose_name="操作")),
        ("kind", models.CharField(blank=True, max_length=100, verbose_name="对象类别")),
        ("object_id", models.CharField(blank=True, max_length=255, verbose_name="对象编号")),
        ("title", models.CharField(blank=True, max_length=300, verbose_name="对象")),
        ("before", models.JSONField(default=dict, encoder=ENCODER, verbose_name="修改前")),
        ("after", models.JSONField(default=dict, encoder=ENCODER, verbose_name="修改后")),
        ("data", models.JSONField(default=dict, encoder=ENCODER, verbose_name="说明")),
        ("address", models.GenericIPAddressField(null=True, verbose_name="网络地址")),
        ("request_id", models.CharField(blank=True, max_length=64, verbose_name="请求编号")),
        ("result", models.CharField(
            choices=[("done", "成功"), ("refused", "被拒绝"), ("failed", "失败")], default="done", max_length=10,
            verbose_name="结果",
        )),
    ],
    options={
        "verbose_name": "审计记录", "verbose_name_plural": "审计记录", "ordering": ["-at", "-id"],
        "default_permissions": (),
        "indexes": [
            models.Index(fields=["-at", "-id"], name="audit_event_newest"),
            models.Index(fields=["department_id", "-at"], name="audit_event_department"),
            models.Index(fields=["actor_id", "-at"], name="audit_event_actor"),
            models.Index(fields=["kind", "object_id"], name="audit_event_object"),
            models.Index(fields=["action", "-at"], name="audit_event_action"),
        ],
    },
)
WAITING = migrations.CreateModel(
    name="Waiting",
    fields=[("event_id", models.BigIntegerField(primary_key=True, serialize=False))],
    options={"default_permissions": ()},
)
SEAL = migrations.CreateModel(
    name="Seal",
    fields=[
        ("position", models.BigIntegerField(primary_key=True, serialize=False)),
        ("event_id", models.BigIntegerField(unique=True)),
        ("month", models.DateField(null=True)),
        ("digest", models.BinaryField(max_length=32)),
        ("link", models.BinaryField(max_length=32)),
        ("key", models.CharField(max_length=8)),
        ("sealed_at", models.DateTimeField(db_default=NOW())),
    ],
    options={
        "default_permissions": (), "indexes": [models.Index(fields=["month", "position"], name="audit_seal_month")],
    },
)
ARCHIVE = migrations.CreateModel(
    name="Archive",
    fields=[
        ("month", models.DateField(primary_key=True, serialize=False)),
        ("rows", models.BigIntegerField()),
        ("closing", models.BinaryField(max_length=32)),
        ("file", models.CharField(max_length=200)),
        ("archived_at", models.DateTimeField(db_default=NOW())),
    ],
    options={"default_permissions": ()},
)


class Migration(migrations.Migration):
    dependencies = []

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(TABLES, TABLES_AWAY),
                migrations.RunSQL(TRIGGERS, TRIGGERS_AWAY),
                migrations.RunSQL(MONTHS, MONTHS_AWAY),
            ],
            state_operations=[EVENT, WAITING, SEAL, ARCHIVE],
        ),
    ]
