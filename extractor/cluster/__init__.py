"""Many articles on many machines: a batch run on Ray Data, with the records of a run on one."""

from extractor.cluster.run import ClusterError, run

__all__ = ["ClusterError", "run"]
