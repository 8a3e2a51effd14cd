"""From a workbook as it was read to what it says: which tables it holds, which figures, what is unsure, what is refused.

Nothing here opens a file or knows a project's folder: a `model.classeur.ClasseurLu` comes in, a `model.importation.Import` goes out.
"""
