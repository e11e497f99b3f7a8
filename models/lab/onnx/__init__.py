"""The network as ONNX files, for other programs and languages."""
