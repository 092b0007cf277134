import { applyPatch, JsonPatchError, Operation } from 'fast-json-patch';
import { Kind } from '../kinds';
import { StatusError } from '../StatusError';
import { mergePatch } from './mergePatch';
import { strategicMergePatch } from './strategicMergePatch';

const JSON_PATCH = 'application/json-patch+json';
const MERGE = 'application/merge-patch+json';
const STRATEGIC = 'application/strategic-merge-patch+json';
const APPLY = 'application/apply-patch+yaml';

function jsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) {
    throw StatusError.badRequest('error decoding patch: a list is wanted');
  }
  try {
    return applyPatch(structuredClone(target), patch as Operation[], true, true)
      .newDocument;
  } catch (error) {
    if (!(error instanceof JsonPatchError)) throw error;
    throw StatusError.unprocessable(
      `the server rejected our request due to an error in our request: ${
        error.message.split('\n')[0]
      }`,
    );
  }
}

/** Applies a patch of any of the three kinds that there are, by its media type. @internal */
export function patched(
  kind: Kind,
  mediaType: string,
  target: unknown,
  patch: unknown,
): unknown {
  if (mediaType === JSON_PATCH) return jsonPatch(target, patch);
  if (mediaType === MERGE) return mergePatch(target, patch);
  if (mediaType === STRATEGIC && !kind.custom) {
    return strategicMergePatch(target, patch);
  }
  if (mediaType === APPLY) {
    throw StatusError.unsupportedMediaType(
      'server-side apply is not served here: this is a cluster of the playground; use client-side apply or a patch',
    );
  }
  const accepted = [JSON_PATCH, MERGE, ...(kind.custom ? [] : [STRATEGIC])];
  throw StatusError.unsupportedMediaType(
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
      ', ',
    )}`,
  );
}
