import { PodTemplate } from './objects';

/** An image as people say it. @public */
export interface KubernetesImage {
  container: string;
  /** As written in the workload, for example `registry.example.org:5000/shop/web:1.8.2`. */
  image: string;
  /** Without registry and path, for example `web:1.8.2`. */
  short: string;
  /** The tag, or the first characters of the digest, or `latest`. */
  tag: string;
}

const DIGEST_SHOWN = 12;

/** Takes an image apart: a colon before the last slash is a registry's port, not a tag. */
export function describeImage(
  container: string,
  image: string,
): KubernetesImage {
  const [reference, digest] = image.split('@');
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  const [repository, writtenTag] = name.split(':');
  const shownDigest = digest?.replace(/^\w+:/, '').slice(0, DIGEST_SHOWN);
  const tag = writtenTag ?? shownDigest ?? 'latest';
  return { container, image, short: `${repository}:${tag}`, tag };
}

/** The images of what runs, as asked for. */
export function imagesOf(template: PodTemplate | undefined): KubernetesImage[] {
  return (template?.spec?.containers ?? []).flatMap(({ name, image }) =>
    image === undefined ? [] : [describeImage(name, image)],
  );
}

function repositoryOf({ short, tag }: KubernetesImage): string {
  return short.slice(0, -tag.length);
}

/** As little of two images as tells them apart. */
function difference(before: KubernetesImage, after: KubernetesImage): string {
  const shown =
    repositoryOf(before) === repositoryOf(after) && before.tag !== after.tag
      ? 'tag'
      : 'short';
  return before[shown] === after[shown]
    ? `${before.image} → ${after.image}`
    : `${before[shown]} → ${after[shown]}`;
}

/** The same containers with the same images. */
export function sameImages(
  a: KubernetesImage[],
  b: KubernetesImage[],
): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What changed between two versions: `image 1.8.2 → 1.8.3`; undefined where the images are the same. */
export function imageChange(
  before: KubernetesImage[],
  after: KubernetesImage[],
): string | undefined {
  const changed = after.flatMap(image => {
    const old = before.find(({ container }) => container === image.container);
    return old === undefined || old.image === image.image
      ? []
      : [{ container: image.container, words: difference(old, image) }];
  });
  if (changed.length === 0) return undefined;
  return after.length === 1
    ? `image ${changed[0].words}`
    : `image of ${changed
        .map(({ container, words }) => `${container} ${words}`)
        .join(', ')}`;
}
