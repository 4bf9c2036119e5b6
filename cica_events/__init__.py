"""The core of CICA Events: rules, storage and services, without any window."""
