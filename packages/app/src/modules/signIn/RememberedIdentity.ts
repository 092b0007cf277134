import { IdentityApi } from '@backstage/frontend-plugin-api';
import { forgetChoice } from './choice';

/** An identity that is no longer chosen once its owner signs out, wherever in the app that happens. */
export class RememberedIdentity implements IdentityApi {
  readonly #identity: IdentityApi;

  static of(identity: IdentityApi): RememberedIdentity {
    return new RememberedIdentity(identity);
  }

  private constructor(identity: IdentityApi) {
    this.#identity = identity;
  }

  getProfileInfo() {
    return this.#identity.getProfileInfo();
  }

  getBackstageIdentity() {
    return this.#identity.getBackstageIdentity();
  }

  getCredentials() {
    return this.#identity.getCredentials();
  }

  async signOut() {
    forgetChoice();
    await this.#identity.signOut();
  }
}
