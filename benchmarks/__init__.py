"""What the library costs: `make bench` measures it and writes the page of the manual."""
