"""Docker and Kubernetes as found on this machine: what is there, what runs, clean-up."""
