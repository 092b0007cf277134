/** Credentials never stand in what people read. */
function withoutSecrets(text: string): string {
  return text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^/\s@]+@/gi, '$1')
    .replace(/(authorization:\s*\w+\s+)\S+/gi, '$1…');
}

const LONGEST = 400;

/** What the complaint means, in the order in which they are looked for. */
const MEANINGS: Array<[RegExp, string]> = [
  [
    /exists; cannot create|directory\/file conflict/i,
    'A branch whose name is in the way is there. Merge it or delete it.',
  ],
  [
    /could not read (Username|Password)|terminal prompts disabled|Authentication failed|HTTP Basic: Access denied|returned error: 401/i,
    'The remote asks for credentials, or does not accept those it was given. Check `auth` of the repository in operations.git, or `integrations`.',
  ],
  [
    /Permission denied \(|Host key verification failed/i,
    'The remote does not let the portal in by SSH. Check its key, and that the host is known.',
  ],
  [
    /returned error: 403|not allowed to push|protected branch|pre-receive hook declined|remote rejected|unpacker error|read-only|service not enabled|insufficient permission/i,
    'The remote takes no changes. Check what the account of the portal may do there, and which branches it protects.',
  ],
  [
    /returned error: 404|Repository not found|does not appear to be a git repository|not found/i,
    'There is no such repository, or it does not show itself to the portal. Check its address and its credentials.',
  ],
  [
    /Could not resolve host/i,
    'The host of the repository is not known here. Check its address.',
  ],
  [
    /Failed to connect|Connection refused|Connection timed out|unable to access/i,
    'The remote cannot be reached.',
  ],
  [/took longer than|Operation too slow/i, 'The remote does not answer.'],
  [
    /transport '(\w+)' not allowed/i,
    'The address has a scheme that is not used here; write https, http or ssh.',
  ],
];

/** git did not do what it was asked for. @internal */
export class GitError extends Error {
  /** What it printed before. */
  readonly printed: Buffer;
  readonly code: number | null;
  /** What it complained of, without credentials. */
  readonly complaint: string;

  private constructor(
    message: string,
    code: number | null,
    complaint: string,
    printed: Buffer,
  ) {
    super(message);
    this.name = 'GitError';
    this.code = code;
    this.complaint = complaint;
    this.printed = printed;
  }

  static of(
    command: string,
    code: number | null,
    complaint: string,
    printed: Buffer = Buffer.alloc(0),
  ): GitError {
    const clean = withoutSecrets(complaint).trim();
    const said = clean
      .split('\n')
      .filter(
        line =>
          /^(fatal|error|remote|!| !)/.test(line) || !line.includes('hint:'),
      )
      .join(' ')
      .slice(0, LONGEST);
    const meaning = MEANINGS.find(([pattern]) => pattern.test(clean))?.[1];
    const message = [meaning, `git ${command}: ${said || 'it failed'}`]
      .filter(Boolean)
      .join(' ');
    return new GitError(message, code, clean, printed);
  }

  /** Whether the remote moved on meanwhile, so that trying again helps. */
  get isRace(): boolean {
    // A branch that is in the way of another one is there the next time, too.
    if (
      /exists; cannot create|directory\/file conflict/i.test(this.complaint)
    ) {
      return false;
    }
    return /non-fast-forward|fetch first|stale info|cannot lock ref|failed to update ref|reference already exists|incorrect old value/i.test(
      this.complaint,
    );
  }

  /** Whether what a file holds was left out when it was fetched. */
  get isMissing(): boolean {
    return /unable to read|cannot read blob|could not fetch|missing blob/i.test(
      this.complaint,
    );
  }

  /** Whether it is the remote that does not want to. */
  get isRefusal(): boolean {
    return (
      !this.isRace &&
      /remote rejected|returned error: 40[13]|could not read (Username|Password)|Authentication failed|exists; cannot create|not allowed|declined|read-only|protected|service not enabled|unpacker error/i.test(
        this.complaint,
      )
    );
  }
}
