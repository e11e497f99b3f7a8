"""ONNX export: the network for other programs and languages."""
