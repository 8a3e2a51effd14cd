"""Where the package's files are: the templates stand beside the package in this repository, and inside it once installed."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["generator", "generator.*"]), "generator.site_templates"],
    package_dir={"generator.site_templates": "site_templates"},
    package_data={"generator": ["socle/**/*"], "generator.site_templates": ["**/*"]},
)
