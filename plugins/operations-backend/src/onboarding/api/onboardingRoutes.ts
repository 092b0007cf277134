import {
  ANONYMOUS_USER_REF,
  GitopsTree,
  OnboardingNamespaces,
  OnboardingPreview,
  OnboardingPreviewInput,
} from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { AccessControl } from '../../access/AccessControl';
import { TooManyRequestsError } from '../../api/TooManyRequestsError';
import { RateWindow } from '../../inspect/RateWindow';
import { RequestCallers } from '../../requests/api/RequestCallers';
import { RequestAudience } from '../../requests/audience';
import { KindDesk } from '../../requests/kinds/KindDesk';
import { RequestViews } from '../../requests/readers/RequestViews';
import { OnboardingReader } from '../checks/model';
import { OnboardingConfig } from '../config';
import { HeldTree } from '../HeldTree';
import { NamespaceFinder } from '../NamespaceFinder';
import { OnboardingDesk } from '../OnboardingDesk';
import { notConfigured } from '../OnboardingUnavailableError';
import { NOTHING_OFFERED, OptionsReader } from '../OptionsReader';

/** A form asks with each letter. */
const PREVIEWS_PER_MINUTE = 300;

/** What is said where the words are not for the reader. */
const UNTOLD = 'It cannot be sent so. Sign in to see why.';
const SERVICE = /^(component|resource|api):/i;

/** Effects on services that the reader may see. */
async function effectsFor(
  effects: OnboardingPreview['effects'],
  { maySee }: OnboardingReader,
): Promise<OnboardingPreview['effects']> {
  if (!effects) return undefined;
  const shown = await Promise.all(
    effects.map(async each =>
      !SERVICE.test(each.what) || (await maySee(each.what)) ? [each] : [],
    ),
  );
  return shown.flat();
}

/** @internal */
export interface OnboardingRoutesOptions {
  access: AccessControl;
  callers: RequestCallers;
  views: RequestViews;
  readerOf: (audience: RequestAudience) => OnboardingReader;
  /** Missing where onboarding is not configured. */
  offered?: {
    config: OnboardingConfig;
    tree: HeldTree;
    options: OptionsReader;
    namespaces: NamespaceFinder;
    desk: OnboardingDesk;
    kinds: KindDesk;
  };
  now?: () => number;
}

/** What may be asked for, and what it would change: open to read, for visitors too. @internal */
export function addOnboardingRoutes(
  router: Router,
  options: OnboardingRoutesOptions,
): void {
  const { access, callers, views, offered } = options;
  const previews = RateWindow.create(
    PREVIEWS_PER_MINUTE,
    options.now ?? (() => performance.now()),
  );

  /** Visitors are one to the portal; here they are told apart by where they come from. */
  const limit = async (request: Request) => {
    const reader = await access.reader(request);
    const wait = previews.take(
      reader === ANONYMOUS_USER_REF ? `${reader} ${request.ip}` : reader,
    );
    if (wait === undefined) return;
    throw new TooManyRequestsError(
      `You have asked for ${PREVIEWS_PER_MINUTE} previews within a minute. Try again in ${wait} s.`,
      wait,
    );
  };

  router.get('/onboarding/options', async (request, response) => {
    await access.services(request);
    response.json(offered ? await offered.options.read() : NOTHING_OFFERED);
  });

  router.get('/onboarding/namespaces', async (request, response) => {
    const audience = await callers.audience(request);
    const names = [request.query.name ?? []].flat().map(String);
    const found: OnboardingNamespaces = {
      names: offered
        ? await offered.namespaces.find(names, options.readerOf(audience))
        : [],
    };
    response.json(found);
  });

  router.post('/onboarding/preview', async (request, response) => {
    const audience = await callers.audience(request);
    await limit(request);
    if (!offered) throw notConfigured();
    const input: OnboardingPreviewInput = request.body;
    const { kind = 'onboard', request: wish } = input;
    const asker = options.readerOf(audience);
    const { preview } =
      kind === 'onboard'
        ? await offered.desk.preview(wish, asker, audience)
        : await offered.kinds.preview(kind, wish, asker);
    const { files, notes, effects, problems, facts } = preview;
    const visible = await effectsFor(effects, asker);
    const shown: OnboardingPreview = {
      ...preview,
      problems: problems.map(({ field, value, message }) => ({
        field,
        ...(value !== undefined && { value: views.text(value, audience) }),
        message: views.text(message, audience) || UNTOLD,
      })),
      notes: notes
        .map(note => views.text(note, audience))
        .filter(note => note !== ''),
      files: views.files(files, audience),
      effects: views.effects(visible, audience),
      facts: views.value(facts, audience),
    };
    response.json(shown);
  });

  router.get('/onboarding/tree', async (request, response) => {
    await callers.requireCreating(request);
    if (!offered) throw notConfigured();
    const { revision, texts } = await offered.tree.known();
    const tree: GitopsTree = {
      revision,
      settings: { ...offered.config.tree },
      files: [...texts].map(([path, text]) => ({ path, text })),
    };
    response.json(tree);
  });
}
