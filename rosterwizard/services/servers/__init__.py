"""One server of a system: its address, its account, and the secret that the keyring keeps."""
