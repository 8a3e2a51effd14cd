"""What is written from the program's own definitions: pages of the guide, schemas for editors. A test holds the files against it."""
