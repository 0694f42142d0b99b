"""Kubernetes, as kubectl sees it: a run holds on to one cluster and makes one namespace there, which is its lock."""
