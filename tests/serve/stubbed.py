"""``python -m tests.serve.stubbed serve …``: the service with workers that answer at once and do as the text says."""

from extractor.cli import main
from extractor.serve import crew
from tests.batch import stub

if __name__ == "__main__":
    crew.undisturbed = stub.serve
    main()
