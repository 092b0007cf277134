import {
  paths,
  UpstreamDraft,
  UpstreamDraftInput,
  UpstreamInput,
  UpstreamLink,
  UpstreamList,
} from '../generated/openapi';
import { RequestOptions } from './RequestOptions';

/** Of what it is followed: exactly one of an incident, a post-mortem and a service. @public */
export type UpstreamQuery = NonNullable<
  paths['/upstream']['get']['parameters']['query']
>;

/**
 * The part of the operations API that is about upstream projects.
 *
 * @public
 */
export interface UpstreamApi {
  /** What is followed upstream of an incident, a post-mortem or a service. */
  listUpstream(
    query: UpstreamQuery,
    options?: RequestOptions,
  ): Promise<UpstreamList>;
  /** An issue with the evidence filled in, redacted; or a title and a body, redacted. Nothing is kept or sent. */
  draftUpstream(
    input: UpstreamDraftInput,
    options?: RequestOptions,
  ): Promise<UpstreamDraft>;
  /** Follows what is there, or opens an issue and follows that. */
  followUpstream(
    input: UpstreamInput,
    options?: RequestOptions,
  ): Promise<UpstreamLink>;
  /** Follows it no more. */
  forgetUpstream(id: string, options?: RequestOptions): Promise<void>;
}
