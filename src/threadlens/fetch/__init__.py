"""Pages from the network, from files and from archives."""
