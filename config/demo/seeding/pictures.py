"""Drawing the demo's pictures on all cores, and taking them into the media library."""

import io
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context

from django.core.files.images import ImageFile

from config.demo.content.shapes import Picture
from config.demo.drawing.jobs import Job, drawn_jpeg
from media_library.public import (
    Licence,
    People,
    Photo,
    admit_photo,
    first_look,
    make_renditions,
)

CREDIT = "Drawn for the demo"


class PictureBook:
    """The photos of the demo, each drawn once and found again by scene and seed."""

    def __init__(self, *, taken_in_at: datetime) -> None:
        self._taken_in_at = taken_in_at
        self._photos: dict[Job, Photo] = {}

    def draw(self, *, pearls: Iterable[str], pictures: Iterable[Picture]) -> None:
        """Draw everything and take it in; what a page needs at once is made at once."""
        texts = {("story", picture.scene, picture.seed): picture.alt for picture in pictures}
        jobs = [*(("pearl", slug, 0) for slug in pearls), *texts]
        # A fresh process each: forking one that has a database open would share its handles.
        with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
            for job, content in zip(jobs, pool.map(drawn_jpeg, jobs, chunksize=4), strict=True):
                self._photos[job] = self._taken_in(job, content, texts.get(job, {}))

    def _taken_in(self, job: Job, content: bytes, texts: Mapping[str, str]) -> Photo:
        kind, name, seed = job
        title = name.replace("_", " ").replace("-", " ").capitalize()
        photo = admit_photo(
            title=f"{title} {seed}" if seed else title,
            file=ImageFile(io.BytesIO(content), name="drawn.jpg"),
            credit=CREDIT,
            licence=Licence.CC0,
            people=People.NOBODY,
            texts=texts,
            description=texts.get("en", ""),
            now=self._taken_in_at,
        )
        make_renditions(photo, first_look("round" if kind == "pearl" else "card", "full"))
        return photo

    def pearl(self, slug: str) -> Photo:
        return self._photos["pearl", slug, 0]

    def story(self, picture: Picture) -> Photo:
        return self._photos["story", picture.scene, picture.seed]
