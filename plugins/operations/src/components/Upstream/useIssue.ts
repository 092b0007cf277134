import { useApi } from '@backstage/frontend-plugin-api';
import {
  UpstreamDraft,
  UpstreamDraftInput,
  UpstreamQuery,
} from '@operate-first/plugin-operations-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { operationsApiRef } from '../../api/operationsApiRef';
import { useOneAction } from '../../hooks/useOneAction';
import { Gap } from './GapField';

interface Words {
  title: string;
  body: string;
}

/** Services lack something; incidents and post-mortems tell what happened. */
function usualGap({ service }: UpstreamQuery, known: Gap): Gap {
  return known ?? (service ? 'other' : undefined);
}

/**
 * An issue that is being written: filled in by the portal, then the writer's, and shown as it will be public before it is
 * sent. Only what was shown can be sent; what could not be shown stays as it was written.
 *
 * @internal
 */
export function useIssue(of: UpstreamQuery, known?: Gap) {
  const api = useApi(operationsApiRef);
  const [gap, setGap] = useState<Gap>(() => usualGap(of, known));
  const [shown, setShown] = useState<UpstreamDraft>();
  const [repository, setRepository] = useState<string>();
  const [written, setWritten] = useState<Words>();
  const [hasRead, setRead] = useState(false);
  const { doing, error, run } = useOneAction<'draft'>();
  const draft = useCallback(
    (input: UpstreamDraftInput) =>
      run('draft', async () => {
        setShown(await api.draftUpstream(input));
        setRepository(undefined);
        setWritten(undefined);
        setRead(false);
      }),
    [api, run],
  );
  const first = useRef({ ...of, gap });
  useEffect(() => {
    void draft(first.current);
  }, [draft]);
  const words = written ?? {
    title: shown?.title ?? '',
    body: shown?.body ?? '',
  };
  const project = repository ?? shown?.repository?.url ?? '';
  const isShown =
    shown !== undefined &&
    doing === undefined &&
    written === undefined &&
    repository === undefined;
  return {
    shown,
    words,
    gap,
    project,
    hasRead,
    isShown,
    error,
    isBusy: doing !== undefined,
    maySend: isShown && hasRead && shown.open.allowed,
    setRead,
    change: (next: Partial<Words>) => {
      setRead(false);
      setWritten({ ...words, ...next });
    },
    /** What is filled in follows it. */
    chooseGap: (next: Gap) => {
      setGap(next);
      void draft({ ...of, gap: next, repository: project || undefined });
    },
    changeProject: (next: string) => {
      setRead(false);
      setRepository(next);
    },
    /** Has the text shown as it will be public, for the project that is named. */
    show: () =>
      void draft({ ...of, gap, repository: project || undefined, ...words }),
  };
}
