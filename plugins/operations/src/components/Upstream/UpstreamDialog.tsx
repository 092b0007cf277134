import { Dialog, DialogHeader } from '@backstage/ui';
import {
  UpstreamGapName,
  UpstreamInput,
  UpstreamQuery,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ViewSwitch } from '../ViewSwitch';
import { IssueForm } from './IssueForm';
import { LinkForm } from './LinkForm';

const WAYS = ['open', 'link'] as const;

/** @internal */
export interface Following {
  of: UpstreamQuery;
  /** What it lacks, where that is known. */
  gap?: UpstreamGapName;
  follow: (input: UpstreamInput) => Promise<unknown>;
  onClose: () => void;
}

/**
 * Opens an issue elsewhere, or links one that is there.
 *
 * @internal
 */
export default function UpstreamDialog(props: Following) {
  const { onClose } = props;
  const { t } = useOperationsTranslation();
  const [way, setWay] = useState<(typeof WAYS)[number]>('open');
  const chosen = (
    <ViewSwitch
      label={t('upstream.dialog.what')}
      views={WAYS}
      view={way}
      nameOf={one => t(`upstream.dialog.${one}`)}
      onChoose={one => setWay(one === 'link' ? 'link' : 'open')}
    />
  );
  const Form = way === 'open' ? IssueForm : LinkForm;
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={720}>
      <DialogHeader>{t('upstream.dialog.title')}</DialogHeader>
      <Form {...props} way={chosen} />
    </Dialog>
  );
}
