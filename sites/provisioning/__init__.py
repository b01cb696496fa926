"""Making the tenants of the cluster: departments, their sites, the portal and the English site.

Every act here may be run again: what is there already stays as it is.
"""
