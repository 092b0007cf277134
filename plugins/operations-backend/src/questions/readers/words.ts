import { Artefact } from '@operate-first/plugin-operations-common';
import { PublicText } from '../../redaction/PublicText';

/** A text as a reader gets it. @internal */
export interface ShownText {
  text: string;
  withheld?: boolean;
  redacted?: boolean;
}

/** What people wrote: as it is, without those who asked to be named nowhere, or redacted. @internal */
export function shown(
  text: string,
  inside: boolean,
  publicText: PublicText,
): ShownText {
  if (inside) return { text: publicText.withoutRemoved(text) };
  const { text: open } = publicText.of(text);
  if (open === undefined) return { text: '', withheld: true };
  return { text: open, redacted: open !== text || undefined };
}

/** What it is about; what was pasted and where it is in git are not for everybody. @internal */
export function shownArtefact(
  artefact: Artefact,
  inside: boolean,
  publicText: PublicText,
): Artefact {
  if (inside) return artefact;
  const { kind, service, name, cluster } = artefact;
  return {
    kind,
    ...(service && { service }),
    ...(name && publicText.isPublic(name) && { name }),
    ...(cluster && publicText.isPublic(cluster) && { cluster }),
  };
}
