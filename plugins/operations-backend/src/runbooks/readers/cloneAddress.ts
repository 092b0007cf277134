import { DocumentRepository } from '@operate-first/plugin-operations-node';

/** What a clone can be made from by somebody else, who is not on this machine. */
const REMOTE = /^(?:https?|ssh|git):\/\/|^[\w.-]+@[\w.-]+:/;

/** Where people clone a repository from, with no login of ours; undefined where only this machine can. @internal */
export function cloneAddress({
  addresses = [],
}: Pick<DocumentRepository, 'addresses'>): string | undefined {
  const remote = addresses.filter(one => REMOTE.test(one));
  const address = remote.find(one => one.endsWith('.git')) ?? remote[0];
  return address?.replace(/^(https?:\/\/)[^/@]*@/, '$1');
}
