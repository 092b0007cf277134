import { LogBook } from './api/LogBook';
import { Client } from './controllers/Client';

/** The API of one cluster, whoever serves it. @internal */
export interface ClusterServer {
  /** Plain HTTP on loopback, for clients that need no account. */
  readonly url: string;
  /** What its containers have said. */
  readonly logs: LogBook;
  /** How `kubectl` and other clients reach it, where that is not its door. */
  readonly access?: ClusterAccess;
  /** Makes its nodes its own, when they are there. */
  adopt?(client: Client): Promise<void>;
  end(): Promise<void>;
}

/** @internal */
export interface ClusterAccess {
  server: string;
  /** Base64 of PEM. */
  certificateAuthority?: string;
  token?: string;
}
