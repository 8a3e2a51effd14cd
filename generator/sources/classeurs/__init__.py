"""The doors to what offices send: text tables, workbooks, outlines. Each gives a `model.classeur.ClasseurLu`, or raises `ClasseurIllisible`."""
