"""Executes a notebook and prints what its cells print.

    apt install python3-nbclient python3-ipykernel python3-numpy python3-requests
    PYTHONPATH=clients/python/src python3 examples/python/run_notebook.py examples/python/inference.ipynb
"""

import sys

import nbformat
from nbclient import NotebookClient


def main(file: str) -> None:
    notebook = nbformat.read(file, as_version=4)
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            print(output.get("text") or output.get("data", {}).get("text/plain", ""))


if __name__ == "__main__":
    main(sys.argv[1])
