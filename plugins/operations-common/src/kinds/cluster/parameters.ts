import { z } from 'zod';
import type { RequestField } from '../model';
import { line, name, upTo } from '../schema';

/**
 * A cluster that the portal is to watch.
 *
 * @public
 */
export interface ClusterParameters {
  name: string;
  title?: string;
  /** The address of its API. */
  url: string;
  /** The certificate authority of the API, as PEM or in base 64; missing where everybody trusts it. */
  certificateAuthority?: string;
  /** The name of the group that runs it. */
  owner: string;
  environment: string;
  region?: string;
  /** The rights of the portal's account come with the change. */
  rights: boolean;
}

const PEM =
  /^-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const LONGEST_CERTIFICATE = 20_000;

/** Nobody listens in between on the way to the same machine. */
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function isApi(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(
    text,
  );
  const isPrivate =
    protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
  return isPrivate && `${username}${password}${search}${hash}` === '';
}

/** @internal */
export const clusterSchema: z.ZodType<ClusterParameters> = z.strictObject({
  name,
  title: line.optional(),
  url: upTo(500).refine(
    isApi,
    'Write the address of the API with https, as in https://eu-2.example.org:6443, without a user.',
  ),
  certificateAuthority: upTo(LONGEST_CERTIFICATE)
    .refine(
      text => PEM.test(text) || BASE64.test(text),
      'Write one certificate as PEM, or in base 64 as a kubeconfig has it.',
    )
    .optional(),
  owner: name,
  environment: name,
  region: name.optional(),
  rights: z.boolean().default(true),
});

/** @internal */
export const clusterFields: RequestField[] = [
  {
    name: 'name',
    input: 'text',
    title: 'Name of the cluster',
    description: 'Lower-case letters, digits and hyphens.',
    required: true,
    pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$',
    maxLength: 63,
  },
  {
    name: 'title',
    input: 'text',
    title: 'What people call it',
    maxLength: 200,
  },
  {
    name: 'url',
    input: 'text',
    title: 'Address of its API',
    description: 'As in https://eu-2.example.org:6443',
    required: true,
    maxLength: 500,
  },
  {
    name: 'certificateAuthority',
    input: 'lines',
    title: 'Certificate authority of its API',
    description:
      'As PEM, or in base 64; leave it out where everybody trusts it.',
    maxLength: LONGEST_CERTIFICATE,
  },
  { name: 'owner', input: 'team', title: 'Who runs it', required: true },
  {
    name: 'environment',
    input: 'environment',
    title: 'Environment',
    required: true,
  },
  {
    name: 'region',
    input: 'text',
    title: 'Region',
    maxLength: 63,
    pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$',
  },
  {
    name: 'rights',
    input: 'yesNo',
    title: "Put the rights of the portal's account into the tree",
    default: true,
  },
];
