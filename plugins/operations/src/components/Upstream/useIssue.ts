import {
  UpstreamDraft,
  UpstreamDraftInput,
  UpstreamQuery,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useUpstreamDraft } from '../../hooks/useUpstream';
import { Gap } from './GapField';

interface Words {
  title: string;
  body: string;
}

/**
 * An issue that is being written: filled in by the portal, then the writer's, and shown as it will be public before it is
 * sent. Only what was shown can be sent.
 *
 * @internal
 */
export function useIssue(of: UpstreamQuery) {
  const [gap, setGap] = useState<Gap>(of.service ? 'other' : undefined);
  const [asked, setAsked] = useState<UpstreamDraftInput>();
  const [repository, setRepository] = useState<string>();
  const [written, setWritten] = useState<Words>();
  const [hasRead, setRead] = useState(false);
  const input = asked ?? { ...of, gap };
  const draft = useUpstreamDraft(input);
  const shown: UpstreamDraft | undefined = draft.data;
  const words = written ?? {
    title: shown?.title ?? '',
    body: shown?.body ?? '',
  };
  const project = repository ?? shown?.repository?.url ?? '';
  const isShown =
    shown !== undefined &&
    !draft.isFetching &&
    !draft.error &&
    written === undefined &&
    project === (shown.repository?.url ?? '');
  const change = (next: Partial<Words>) => {
    setRead(false);
    setWritten({ ...words, ...next });
  };
  return {
    draft,
    shown,
    words,
    gap,
    project,
    hasRead,
    isShown,
    maySend: isShown && hasRead && shown.open.allowed,
    setRead,
    change,
    chooseGap: (next: Gap) => {
      setGap(next);
      setWritten(undefined);
      setRead(false);
      setAsked({ ...of, gap: next, repository: project || undefined });
    },
    changeProject: (next: string) => {
      setRead(false);
      setRepository(next);
    },
    /** Has the text shown as it will be public, for the project that is named. */
    show: () => {
      setRead(false);
      setAsked({ ...of, gap, repository: project || undefined, ...words });
      setRepository(undefined);
      setWritten(undefined);
    },
  };
}
