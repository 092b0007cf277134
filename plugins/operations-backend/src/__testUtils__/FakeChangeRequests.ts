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
  changesRequested: string[];
}

/** Pull requests in memory: one per branch, as long as it is open. */
export class FakeChangeRequests implements ChangeRequestSystem {
  readonly id = 'fake';
  readonly loginAnnotation = 'git.example.org/user-login';
  readonly requests: FakeRequest[] = [];
  /** How often somebody has looked. */
  looks = 0;
  /** Called as one is opened. */
  opened?: (change: ProposedChange) => void;
  /** How it fails, while it does. */
  failure?: Error;

  async open(change: ProposedChange): Promise<ChangeRequestRef> {
    this.#fail();
    const { branch, revision } = change;
    const isTheirs = (one: FakeRequest) =>
      one.branch === branch && one.state === 'open';
    this.opened?.(change);
    const known = this.requests.find(isTheirs);
    if (known) known.revision = revision;
    else
      this.requests.push({
        branch,
        revision,
        state: 'open',
        approvals: [],
        changesRequested: [],
      });
    const number = this.requests.findIndex(isTheirs) + 1;
    return {
      id: String(number),
      url: `https://git.example.org/pull/${number}`,
    };
  }

  /** Somebody takes back what they said of the last one, or it is dismissed. */
  dismiss(login: string) {
    const last = this.requests[this.requests.length - 1];
    last.approvals = last.approvals.filter(each => each.login !== login);
    last.changesRequested = last.changesRequested.filter(who => who !== login);
  }

  /** Somebody wants changes of the last one. */
  requestChanges(login: string) {
    this.dismiss(login);
    this.requests[this.requests.length - 1].changesRequested.push(login);
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
    const { state, approvals, changesRequested } =
      this.requests[Number(id) - 1];
    const theirs = approvals.filter(
      ({ revision }) => revision === options.revision,
    );
    return {
      state,
      approvers: theirs.map(({ login }) => login),
      changesRequested: [...changesRequested],
    };
  }

  #fail() {
    if (this.failure) throw this.failure;
  }
}
