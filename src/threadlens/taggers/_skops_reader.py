"""Reads the few kinds of node that our skops files hold, without importing scikit-learn, which takes a second.

Nothing is looked up or called by a name from the file; an estimator comes out as the mapping of its attributes.
"""

import io
import json
import zipfile
from typing import Any

import numpy

from threadlens.errors import ModelError

_ESTIMATORS = frozenset({"LogisticRegression"})


def read(content: bytes) -> Any:
    """The object in a skops file's content; any other kind of node is refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _node(json.loads(archive.read("schema.json")), archive)
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ModelError("the model file is not a skops file of ours: train it again") from error


def _node(node: dict[str, Any], archive: zipfile.ZipFile) -> Any:
    loader = node["__loader__"]
    if loader == "JsonNode":
        return json.loads(node["content"])
    if loader == "DictNode":
        return {key: _node(value, archive) for key, value in node["content"].items()}
    if loader == "ListNode":
        listed = node["content"]
        if all(value["__loader__"] == "JsonNode" for value in listed):  # a model's names: thousands, read at once
            return json.loads(f"[{','.join(value['content'] for value in listed)}]")
        return [_node(value, archive) for value in listed]
    if loader == "NdArrayNode" and node["type"] == "numpy":
        return numpy.load(io.BytesIO(archive.read(node["file"])), allow_pickle=False)
    if loader == "ObjectNode" and node["__class__"] in _ESTIMATORS:
        return _node(node["content"], archive)
    raise ModelError(f"the model file holds a {loader} of {node['__class__']}: it is not one of ours")
