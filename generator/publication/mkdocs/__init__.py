"""The one door to MkDocs and to its theme: nothing outside of this folder knows their files, their names or their ways."""
