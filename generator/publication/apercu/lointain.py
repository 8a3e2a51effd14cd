"""Which folders stand on a disk whose changes the system does not tell: those of another machine."""

from pathlib import Path

_MONTAGES = Path("/proc/self/mountinfo")  # Linux; elsewhere a system that cannot watch a folder says so itself
# Files of another machine (NFS, Windows shares, SSH), and those that a virtual machine, a container or WSL borrows from its host.
_LOINTAINS = frozenset(
    (
        *("9p", "afs", "ceph", "cifs", "drvfs", "lustre", "ncpfs", "nfs", "nfs4", "prl_fs", "smb3", "smbfs", "vboxsf", "virtiofs"),
        *("fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs", "fuse.vmhgfs-fuse"),
    )
)


def est_lointain(dossier: Path, montages: Path = _MONTAGES) -> bool:
    """True where changes made on another machine would not be told: the folder must be read again and again."""
    try:
        lignes = montages.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    ici, trouve, genre = dossier.resolve(), Path("/"), ""
    for ligne in lignes:
        # «36 35 98:0 /racine /point/de/montage rw,noatime master:1 - ext4 /dev/root rw»: the kind comes first after the lone dash.
        avant, _, apres = ligne.partition(" - ")
        champs, suite = avant.split(" "), apres.split(" ")
        if len(champs) < 5 or not suite[0]:
            continue
        # Mounts are listed in the order in which they were made: of two at one place, the last one hides the other.
        point = Path(champs[4].replace("\\040", " "))
        if point in (ici, *ici.parents) and len(point.parts) >= len(trouve.parts):
            trouve, genre = point, suite[0]
    return genre in _LOINTAINS
