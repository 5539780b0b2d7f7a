/**
 * Readers of posted forms. Both give `request.body` as URLSearchParams, so repeated fields keep
 * their order.
 */
import express, { type Request, type RequestHandler } from 'express';
import multer from 'multer';
import type { Writable } from 'node:stream';
import { Problem } from '../../domain/problem.ts';
import { senderOf } from '../security.ts';

/** Largest posted text form: an outline of a hundred pages fits. */
const FORM_BYTES = 1_000_000;
/** Largest uploaded outline; a scanned proposal of that size would have no text in it anyway. */
const FILE_BYTES = 10_000_000;
/** A file beside the texts of its form: each part is bounded, and so is their sum. */
const WHOLE_BYTES = FILE_BYTES + FORM_BYTES;
/** Forms with files under way at once, each held in memory: of all senders and of one. */
const AT_ONCE = 24;
const AT_ONCE_EACH = 6;
/** Seconds after which a sender who met too many may come again. */
const RETRY_SECONDS = 10;

/** Reads an `application/x-www-form-urlencoded` body. */
export function forms(): RequestHandler[] {
  const read = express.text({ type: 'application/x-www-form-urlencoded', limit: FORM_BYTES });
  return [
    read,
    (request, _response, next) => {
      if (typeof request.body === 'string') request.body = new URLSearchParams(request.body);
      next();
    },
  ];
}

/** Reads a form that may carry one file in the named field, in memory, never on disk. */
export function formsWithFile(field: string): RequestHandler[] {
  const options = {
    storage: multer.memoryStorage(),
    limits: {
      fileSize: FILE_BYTES,
      files: 1,
      fields: 2_000,
      fieldSize: FORM_BYTES,
      fieldNameSize: 200,
      // Names of ours have no brackets; "a[99999999]" would be a list of a hundred million.
      fieldNestingDepth: 0,
    },
    streamHandler: withinWhole,
  };
  const upload = multer(options);
  return [
    ...forms(),
    fewAtOnce,
    (request, response, next) =>
      void upload.single(field)(request, response, (error: unknown) => next(asVisitors(error))),
    (request, _response, next) => {
      if (!(request.body instanceof URLSearchParams))
        request.body = fromFields(request.body as Record<string, string | string[]> | undefined);
      next();
    },
  ];
}

/** Hands the body on as long as it is no longer than a form can be. */
function withinWhole(request: Request, reader: Writable): void {
  let got = 0;
  request.on('data', (chunk: Buffer) => {
    got += chunk.length;
    if (got > WHOLE_BYTES && !reader.destroyed)
      reader.destroy(
        new Problem('too-large', 'What was sent is larger than this address takes.', {
          key: 'error.tooLarge',
        }),
      );
  });
  request.pipe(reader);
}

/** Forms with files under way, by sender. */
const underWay = new Map<string, number>();

/** Refuses a form with a file while too many are held, before anything of it is read. */
const fewAtOnce: RequestHandler = (request, response, next) => {
  if (!request.is('multipart')) return next();
  const sender = senderOf(request);
  const own = underWay.get(sender) ?? 0;
  const all = [...underWay.values()].reduce((sum, count) => sum + count, 0);
  if (own >= AT_ONCE_EACH || all >= AT_ONCE)
    throw new Problem(
      'unavailable',
      'Too many files are being sent at once. Nothing is lost; send it again in a moment.',
      { key: 'error.busy', retryAfter: RETRY_SECONDS },
    );
  underWay.set(sender, own + 1);
  response.once('close', () => {
    const left = (underWay.get(sender) ?? 1) - 1;
    if (left > 0) underWay.set(sender, left);
    else underWay.delete(sender);
  });
  next();
};

/** Whatever the reader of forms throws, the form that was sent is at fault; its size is told elsewhere. */
function asVisitors(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  if ('code' in error && error.code === 'LIMIT_FILE_SIZE') return error;
  return new Problem(
    'invalid',
    `The form could not be read: ${error.message}. Send it again; nothing was taken from it.`,
    { cause: error },
  );
}

function fromFields(fields: Record<string, string | string[]> | undefined): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields ?? {}).flatMap(([name, value]) =>
      [value].flat().map((v): [string, string] => [name, v]),
    ),
  );
}
