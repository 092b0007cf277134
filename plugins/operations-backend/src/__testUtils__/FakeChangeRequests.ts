import {
  ChangeRequestRef,
  ChangeRequestState,
  ChangeRequestSystem,
  ProposedChange,
} from '@operate-first/plugin-operations-node';

interface FakeRequest extends ChangeRequestState {
  branch: string;
}

/** Pull requests in memory: one per branch, as long as it is open. */
export class FakeChangeRequests implements ChangeRequestSystem {
  readonly id = 'fake';
  readonly requests: FakeRequest[] = [];
  /** How often somebody has looked. */
  looks = 0;
  /** How it fails, while it does. */
  failure?: Error;

  async open(change: ProposedChange): Promise<ChangeRequestRef> {
    this.#fail();
    const { branch } = change;
    const isTheirs = (one: FakeRequest) =>
      one.branch === branch && one.state === 'open';
    if (!this.requests.some(isTheirs)) {
      this.requests.push({ branch, state: 'open', approvers: [] });
    }
    const number = this.requests.findIndex(isTheirs) + 1;
    return {
      id: String(number),
      url: `https://git.example.org/pull/${number}`,
    };
  }

  async look(_remote: string, { id }: ChangeRequestRef) {
    this.looks++;
    this.#fail();
    const { state, approvers } = this.requests[Number(id) - 1];
    return { state, approvers: [...approvers] };
  }

  #fail() {
    if (this.failure) throw this.failure;
  }
}
