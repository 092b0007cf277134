/** A number or name that means the same wherever it stands: never a variable. */
export interface Code {
  /** `family:value`, as in http:502, errno:ENOSPC, exit:137. */
  id: string;
  text: string;
}

interface CodeRule {
  family: string;
  pattern: RegExp;
  /** What it stands for, of the first group that matched; undefined is no code after all. */
  value?: (found: string) => string | undefined;
}

const ERRNO_NAMES: Record<string, string> = {
  1: 'EPERM',
  2: 'ENOENT',
  4: 'EINTR',
  5: 'EIO',
  8: 'ENOEXEC',
  11: 'EAGAIN',
  12: 'ENOMEM',
  13: 'EACCES',
  16: 'EBUSY',
  17: 'EEXIST',
  23: 'ENFILE',
  24: 'EMFILE',
  28: 'ENOSPC',
  30: 'EROFS',
  32: 'EPIPE',
  98: 'EADDRINUSE',
  99: 'EADDRNOTAVAIL',
  101: 'ENETUNREACH',
  104: 'ECONNRESET',
  110: 'ETIMEDOUT',
  111: 'ECONNREFUSED',
  113: 'EHOSTUNREACH',
  116: 'ESTALE',
  122: 'EDQUOT',
};

const SIGNALS: Record<string, string> = {
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
};

const GRPC_CODES = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];

/** Ports that say which service it is about; others are numbers. */
const PORTS = new Set(
  '22 25 53 88 111 123 389 443 465 514 587 636 1433 1521 2049 2379 2380 3128 3260 3306 3389 4317 5044 5432 5671 5672 6379 6432 6443 8200 9042 9092 9093 9200 9300 10250 11211 15672 26257 26379 27017'.split(
    ' ',
  ),
);

const REASONS =
  'CrashLoopBackOff|ImagePullBackOff|ErrImagePull|ErrImageNeverPull|InvalidImageName|ImageInspectError|OOMKilled|OOMKilling|FailedScheduling|FailedMount|FailedAttachVolume|FailedCreatePodSandBox|FailedCreate|CreateContainerConfigError|CreateContainerError|RunContainerError|PostStartHookError|ContainerCannotRun|DeadlineExceeded|BackoffLimitExceeded|Evicted|NodeNotReady|NodeLost|NetworkNotReady|DiskPressure|MemoryPressure|PIDPressure|ContainerStatusUnknown|ProvisioningFailed|VolumeResizeFailed|ProgressDeadlineExceeded|FailedKillPod|FailedPreStopHook|SystemOOM|FreeDiskSpaceFailed|ContainerGCFailed|InvalidDiskCapacity|NodeAffinity|UnexpectedAdmissionError|Unhealthy|MinimumReplicasUnavailable|ReplicaFailure|FailedGetResourceMetric';

const grpcName = (found: string) => {
  const name = /^\d+$/.test(found)
    ? GRPC_CODES[Number(found)]
    : found.replace(/([a-z])(?=[A-Z])/g, '$1_').toUpperCase();
  return name && GRPC_CODES.includes(name) && name !== 'OK' ? name : undefined;
};

const upper = (found: string) => found.toUpperCase();

/*
 * The table, in no order: each rule looks for itself. A number counts only where words around it say what it is.
 */
export const CODE_RULES: CodeRule[] = [
  {
    family: 'http',
    pattern:
      /\b(?:HTTP(?:\/\d(?:\.\d)?)?|status(?:[ _-]?code)?|statusCode|response(?:[ _-]?code)?|Fehler|Fehlercode|error(?: code)?|returned(?: error)?|code|got|with|liefert|antwortet mit|mit)\b["']?(?:\s?[:=]\s?|\s|: HTTP )["']?\(?([45]\d\d)\b(?![.:\d%])/gi,
  },
  {
    family: 'http',
    pattern:
      /\b([45]\d\d)[ :]+(?:Bad|Unauthorized|Payment|Forbidden|Not Found|Method Not|Request|Conflict|Gone|Payload|Too Many|Internal|Service|Gateway|Insufficient|Client Error|Server Error|error|responses?\b|Fehler)/gi,
  },
  { family: 'http', pattern: /\bHTTP\/[\d.]{1,3}["']? ([45]\d\d) /g },
  { family: 'http', pattern: /\bHTTP-?Status(?:code)? ([45]\d\d)\b/gi },
  {
    family: 'errno',
    pattern:
      /\b(E(?:PERM|NOENT|INTR|IO|NOEXEC|AGAIN|NOMEM|ACCES|BUSY|EXIST|NFILE|MFILE|NOSPC|ROFS|PIPE|ADDRINUSE|ADDRNOTAVAIL|NETUNREACH|CONNRESET|CONNABORTED|CONNREFUSED|TIMEDOUT|HOSTUNREACH|STALE|DQUOT|NOTFOUND|AI_AGAIN|NOTDIR|ISDIR|XDEV|NAMETOOLONG|NOTEMPTY|PROTO|AI_NODATA|SOCKETTIMEDOUT|RESOLVE))\b/g,
  },
  {
    family: 'errno',
    pattern:
      /(?:\berrno[ :=]{1,3}|\[Errno |\bos error |\berror=|\bfailed \((?=\d+: ))(-?\d{1,3})\b/gi,
    value: found => ERRNO_NAMES[found.replace('-', '')],
  },
  {
    family: 'exit',
    pattern:
      /\b(?:exit(?:ed)?(?: with)?(?: non-zero)?(?: exit)?(?: status| code)?|exitCode|exit_code|rc|Exit-?Code|R(?:ue|ü)ckgabewert|returncode|code=exited, status)["']?[ :=]{1,3}\(?(\d{1,3})\b/gi,
    value: found =>
      Number(found) > 0 && Number(found) < 256 ? found : undefined,
  },
  {
    family: 'signal',
    pattern: /\b(SIG(?:KILL|SEGV|TERM|ABRT|BUS|ILL|FPE|PIPE|HUP|QUIT|INT))\b/g,
  },
  {
    family: 'signal',
    pattern: /\b(?:signal|by signal|status=|Signal)[ :=]{1,3}(\d{1,2})\b/g,
    value: found => SIGNALS[found],
  },
  {
    family: 'signal',
    pattern: /\b(?:signal: (?=killed)|status=9\/)(killed|KILL)/g,
    value: () => 'SIGKILL',
  },
  {
    family: 'sqlstate',
    pattern: /\bSQL ?STATE["']?[ :=[(]{1,4}["']?([0-9A-Z]{5})\b/gi,
    value: upper,
  },
  {
    family: 'sqlstate',
    pattern: /(?:\bERROR|\bFATAL|\bcode)["']?: {1,2}["']?(\d\d[0-9A-Z]{3})\b/g,
  },
  {
    family: 'mysql',
    pattern: /\b(?:ERROR|Error|errno:?|Error number:) (\d{4})(?= \(|:|;)/g,
  },
  { family: 'mysql', pattern: /\(\s?(1\d{3}|20\d\d|3024), ['"]/g },
  { family: 'mssql', pattern: /\bMsg (\d{3,5}), Level/g },
  { family: 'ora', pattern: /\b((?:ORA|TNS|PLS|IMP|RMAN)-\d{3,5})\b/g },
  {
    family: 'vendor',
    pattern:
      /\b((?:WFLY[A-Z]{2,8}|HHH|JBAS|AMQ|IJ|SQL|SRVE|CWWK[A-Z]|DB2|BEA-|KRB|AADSTS|NU|TS|ERR)\d{3,6}[A-Z]?)\b/g,
  },
  {
    family: 'grpc',
    pattern:
      /\b(?:code = |StatusCode\.|grpc-status["']?: ?|Status\{code=|status code )([A-Za-z_]{2,20}|\d{1,2})\b/g,
    value: grpcName,
  },
  {
    family: 'grpc',
    pattern: /\bStatusRuntimeException: ([A-Z_]{2,20})\b/g,
    value: grpcName,
  },
  {
    family: 'tls',
    pattern:
      /\b(?:SSL alert number|alert number|TLS alert|fatal alert:?|alert)[ :(]{1,3}(\d{2,3})\b/gi,
  },
  {
    family: 'verify',
    pattern:
      /\b(?:verify error:num=|verify return code: |verify result: |Verify return code: |result: \()(\d{1,2})\b/g,
  },
  {
    // What Active Directory adds to «49»: no such user, wrong password, hours, workstation, expired, disabled, locked.
    family: 'ldap',
    pattern: /\bdata (52[5e]|53[0-3]|568|701|773|775)\b/g,
  },
  { family: 'ldap', pattern: /\bLDAP:? error code (\d{1,2})\b/gi },
  { family: 'k8s', pattern: new RegExp(`\\b(${REASONS})\\b`, 'g') },
  {
    family: 'port',
    pattern: /(?:\b[Pp]ort[ :=]{1,3}|(?<=[\w\])]):)(\d{2,5})(?![\d.]|:\S|\w)/g,
    value: found => (PORTS.has(found) ? found : undefined),
  },
  { family: 'windows', pattern: /\b(0x[8C]0[0-9a-f]{6})\b/gi, value: upper },
  {
    family: 'smtp',
    pattern: /\b([45]\.\d\.\d{1,3})(?= [A-Za-z<])/g,
  },
  // ERR_TLS_CERT_ALTNAME_INVALID, NOT_LEADER_OR_FOLLOWER: constants are names that somebody gave to one thing.
  {
    family: 'constant',
    pattern: /\b([A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,8})\b/g,
  },
  {
    family: 'constant',
    pattern:
      /\b(SERVFAIL|NXDOMAIN|MISCONF|CLUSTERDOWN|WRONGPASS|NOAUTH|LOADING|READONLY|NOREPLICAS|MOVED|BUSY|CROSSSLOT|NOSPACE)\b/g,
  },
];

const BRACKETS: Record<string, string> = { '(': ')', '[': ']' };
const NEAR = 60;

/** A code as it stands there, up to the end of the bracket in which it is. */
function whole(line: string, start: number, end: number): string {
  const text = line.slice(start, end).trim();
  const opened = /[([](?=[^\])]*$)/.exec(text)?.[0];
  const close = opened ? line.indexOf(BRACKETS[opened], end) : -1;
  return close < 0 || close - end > NEAR ? text : line.slice(start, close + 1);
}

/** The codes of a line, as it was before variables were masked. */
export function codesOf(line: string): Code[] {
  const found = new Map<string, Code>();
  for (const { family, pattern, value } of CODE_RULES) {
    for (const match of line.matchAll(pattern)) {
      const meant = value ? value(match[1]) : match[1];
      if (meant === undefined) continue;
      const id = `${family}:${meant}`;
      if (found.has(id)) continue;
      const end = match.index + match[0].length;
      found.set(id, { id, text: whole(line, match.index, end) });
    }
  }
  return [...found.values()];
}
