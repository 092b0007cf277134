import {
  ChangeRequestRef,
  ChangeRequestState,
  ChangeRequestSystem,
  ProposedChange,
} from '@operate-first/plugin-operations-node';

interface FakeRequest extends Pick<ChangeRequestState, 'state'> {
  branch: string;
  /** What the branch is at. */
  revision: string;
  approvals: Array<{ login: string; revision: string }>;
}

/** Pull requests in memory: one per branch, as long as it is open. */
export class FakeChangeRequests implements ChangeRequestSystem {
  readonly id = 'fake';
  readonly loginAnnotation = 'git.example.org/user-login';
  readonly requests: FakeRequest[] = [];
  /** How often somebody has looked. */
  looks = 0;
  /** How it fails, while it does. */
  failure?: Error;

  async open(change: ProposedChange): Promise<ChangeRequestRef> {
    this.#fail();
    const { branch, revision } = change;
    const isTheirs = (one: FakeRequest) =>
      one.branch === branch && one.state === 'open';
    const known = this.requests.find(isTheirs);
    if (known) known.revision = revision;
    else this.requests.push({ branch, revision, state: 'open', approvals: [] });
    const number = this.requests.findIndex(isTheirs) + 1;
    return {
      id: String(number),
      url: `https://git.example.org/pull/${number}`,
    };
  }

  /** Somebody approves what the last one is at. */
  approve(login: string) {
    const { approvals, revision } = this.requests[this.requests.length - 1];
    approvals.push({ login, revision });
  }

  async look(
    _remote: string,
    { id }: ChangeRequestRef,
    options: { revision?: string },
  ): Promise<ChangeRequestState> {
    this.looks++;
    this.#fail();
    const { state, approvals } = this.requests[Number(id) - 1];
    const theirs = approvals.filter(
      ({ revision }) => revision === options.revision,
    );
    return { state, approvers: theirs.map(({ login }) => login) };
  }

  #fail() {
    if (this.failure) throw this.failure;
  }
}
