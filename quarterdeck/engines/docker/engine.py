"""Docker behind the door that every engine has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.engines.ask import FailedError, NotInstalledError, TooLateError, ask
from quarterdeck.engines.docker.build_watch import watch_builds
from quarterdeck.engines.docker.checks import find_images, find_registry, lacking_images
from quarterdeck.engines.docker.container_watch import watch_containers
from quarterdeck.engines.docker.going_on import GOES_ON, SPEAKS
from quarterdeck.engines.docker.images import image_folder, pull_image
from quarterdeck.engines.docker.labels import compose_project, labelled_ports, remove_labelled
from quarterdeck.engines.docker.logins import logins
from quarterdeck.engines.docker.sdk import FAULTS, ask_versions
from quarterdeck.engines.docker.wants import published_ports
from quarterdeck.engines.engine import PATIENCE, Engine, Run, Status
from quarterdeck.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quarterdeck.demo.model import Demo
    from quarterdeck.engines.checks import Asked, Check
    from quarterdeck.engines.watch import Watch
    from quarterdeck.pictures.model import Draw
    from quarterdeck.redaction.secret import Secret

NAME = "docker"
WATCHES = {"layers": watch_builds, "containers": watch_containers}


class Docker(Engine):
    """The Docker engine that this machine's command line talks to."""

    name = NAME
    title = "Docker"
    oldest = (20, 10)
    spare = "docker system prune"
    pictures = frozenset(WATCHES)
    programs = frozenset({"docker", "docker-compose", "buildctl"})
    goes_on = GOES_ON
    speaks = SPEAKS
    shell = Path(__file__).with_name("label.rc").read_text(encoding="utf-8")

    def find(self, environment: Mapping[str, str]) -> Status:
        """Look for an engine that answers within two seconds, and a command line that can build on it."""
        lacking = _lacking_command(environment)
        if lacking:
            return lacking
        try:
            version = ask_versions(environment)["Version"]
        except FAULTS as fault:
            return _unanswered(fault)
        return Status(NAME, version=version.partition("+")[0])

    def environment(self, run: Run) -> Mapping[str, str]:
        """Have old engines build with BuildKit, which they do not unless told, and Compose name the run's project."""
        return {"DOCKER_BUILDKIT": "1", "COMPOSE_PROJECT_NAME": compose_project(run.id)}

    def clean(self, run: Run) -> list[str]:
        """Remove what carries the run's label, also where the engine lets us remove only some of it."""
        return remove_labelled(run.id, run.environment)

    def watch(self, run: Run, kind: str, draw: Draw) -> Watch:
        """Draw what the engine's events tell of a run."""
        return WATCHES[kind](run, draw)

    def open_ports(self, run: Run) -> set[int]:
        """Give those that a run's containers publish."""
        return labelled_ports(run.id, run.environment)

    def secrets(self, environment: Mapping[str, str]) -> Iterable[Secret]:
        """Give what the docker command keeps for each registry."""
        return logins(environment)

    def checks(self) -> Mapping[str, Check]:
        """Look at the images that demos start from, and at the registry they push to."""
        return {"images": find_images, "registry": find_registry}

    def ports(self, demo: Demo) -> set[int]:
        """Give what a demo's containers publish."""
        return published_ports(demo)

    def lacking(self, asked: Asked) -> list[str]:
        """Name the images that demos start from and the engine has not."""
        return lacking_images(asked)

    def fetch(self, name: str, environment: Mapping[str, str]) -> bool:
        """Pull an image, with Docker's own progress on our terminal."""
        return pull_image(environment, name)

    def storage(self, environment: Mapping[str, str]) -> Path | None:
        """Give the folder in which the engine keeps images, where that is on a disk of ours."""
        return image_folder(environment)


def _lacking_command(environment: Mapping[str, str]) -> Status | None:
    try:
        ask(environment, "docker", "buildx", "version", within=PATIENCE)
    except NotInstalledError:
        return _lacking("The docker command is not installed", "install Docker Engine or Docker Desktop")
    except FailedError:
        return _lacking("The docker command cannot build: its buildx plugin is missing", "install docker-buildx")
    except TooLateError:
        sentence = f"The docker command gives no answer within {PATIENCE:g} s"
        return _lacking(sentence, "see what `docker buildx version` says")
    except EngineError as fault:
        return _lacking(f"The docker command does not run ({fault})", "mend or reinstall it")
    return None


def _unanswered(fault: Exception) -> Status:
    if isinstance(fault, PermissionError):
        remedy = "join the docker group, or set DOCKER_HOST to an engine of your own"
        return _lacking("The Docker engine refuses this user", remedy)
    return _lacking("The Docker engine does not answer", "start it, or set DOCKER_HOST to where it listens")


def _lacking(sentence: str, remedy: str) -> Status:
    return Status(NAME, lacks=sentence, remedy=remedy)
