"""Photos, films, contributions, rights and the work that is owed on them."""

from media_library.models.assets import (
    Asset,
    AssetAccess,
    AssetText,
    Licence,
    Phase,
    private_storage,
)
from media_library.models.contributions import Contribution, Invitation, ReviewNote
from media_library.models.films import Film, FilmFile, FilmWork, TextTrack
from media_library.models.ingest import AssetStep, IngestWork
from media_library.models.photos import Photo, PhotoRendition, RenditionWork
from media_library.models.rights import (
    Consent,
    ConsentEvent,
    Depiction,
    ExpiryNotice,
    Grant,
    Person,
)
from media_library.models.selections import Selection, SelectionItem
from media_library.models.shelves import Shelf, Space
from media_library.models.uploads import Upload
from media_library.models.withdrawals import (
    FormerFile,
    Withdrawal,
    WithdrawalStep,
    WithdrawalWork,
)
from media_library.models.words import AssetWord

__all__ = [
    "Asset",
    "AssetAccess",
    "AssetStep",
    "AssetText",
    "AssetWord",
    "Consent",
    "ConsentEvent",
    "Contribution",
    "Depiction",
    "ExpiryNotice",
    "Film",
    "FilmFile",
    "FilmWork",
    "FormerFile",
    "Grant",
    "IngestWork",
    "Invitation",
    "Licence",
    "Person",
    "Phase",
    "Photo",
    "PhotoRendition",
    "RenditionWork",
    "ReviewNote",
    "Selection",
    "SelectionItem",
    "Shelf",
    "Space",
    "TextTrack",
    "Upload",
    "Withdrawal",
    "WithdrawalStep",
    "WithdrawalWork",
    "private_storage",
]
