import { Concept } from './concept';

export const STORAGE: Concept[] = [
  {
    id: 'disk-full',
    family: 'storage',
    said: 'not space left; disk full; filesystem full; volume full; not space device; disk space exhaust; disk space not; not disk space; not space more; not enough space; space exhaust; low disk space; disk pressure; not extend file; disk watermark',
    codes: 'errno:ENOSPC errno:EDQUOT k8s:DiskPressure',
  },
  {
    id: 'inodes-exhausted',
    family: 'storage',
    said: 'inode exhaust; not inode; inode full; out inode; free inode',
  },
  {
    id: 'read-only-filesystem',
    family: 'storage',
    said: 'read only filesystem; read only file system; remount read only; readonly filesystem; filesystem readonly',
    codes: 'errno:EROFS',
  },
  {
    id: 'input-output-error',
    family: 'storage',
    said: 'input output error; i/o error; blk_update_request; medium error; bad sector; smart fail; smart error; uncorrectable; ein ausgabefehler; buffer i/o',
    codes: 'errno:EIO',
  },
  {
    id: 'stale-handle',
    family: 'storage',
    said: 'old file handle; stale nfs; nfs server not response',
    codes: 'errno:ESTALE',
  },
  {
    id: 'file-permission',
    family: 'file',
    said: 'permission deny; access deny; operation not permit; not permission; missing permission; zugriff verweigert; access refuse',
    codes: 'errno:EACCES errno:EPERM',
  },
  {
    id: 'file-missing',
    family: 'file',
    said: 'not such file; file not found; not file; modul not found; executable not found',
    codes: 'errno:ENOENT',
  },
  {
    id: 'too-many-files',
    family: 'file',
    said: 'too many open file; descriptor exhaust; descriptor limit; descriptor leak; nofile',
    codes: 'errno:EMFILE errno:ENFILE',
  },
  {
    id: 'watches-exhausted',
    family: 'file',
    said: 'inotify; file watcher limit; too many watch',
  },
  {
    id: 'volume-attached-elsewhere',
    said: 'multi attach; volume already mount; already exclusively attach; volume already use',
    codes: 'k8s:FailedAttachVolume',
  },
  {
    id: 'volume-not-bound',
    said: 'unbound volume; volume not bound; unbound immediate; not volume available; storageclass not found; provision fail',
  },
  {
    id: 'volume-mount',
    said: 'unable mount volume; mount fail; mountvolume setup fail',
    codes: 'k8s:FailedMount',
  },
  {
    id: 'corruption',
    said: 'checksum fail; checksum mismatch; data corrupt; page invalid; corrupt block; invalid page; index corrupt; file corrupt; wal corrupt',
  },
];
