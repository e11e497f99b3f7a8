"""What macOS is told about the application: Info.plist."""

from __future__ import annotations

from typing import Any

_PROJECT = "org.sean-editor.project"

INFO: dict[str, Any] = {
    "CFBundleDisplayName": "SEAN Editor",
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": "SEAN Editor project",
            "CFBundleTypeRole": "Editor",
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [_PROJECT],
        },
        {
            "CFBundleTypeName": "Picture",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": ["public.image"],
        },
    ],
    "UTExportedTypeDeclarations": [
        {
            "UTTypeIdentifier": _PROJECT,
            "UTTypeDescription": "SEAN Editor project",
            "UTTypeConformsTo": ["public.data"],
            "UTTypeTagSpecification": {"public.filename-extension": ["sean"]},
        }
    ],
    "NSCameraUsageDescription": "SEAN Editor takes a picture of you when you choose “Take a picture”.",
    "NSHighResolutionCapable": True,
    "NSRequiresAquaSystemAppearance": False,
}
"""Keys beyond those that PyInstaller writes."""
