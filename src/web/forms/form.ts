/**
 * Readers of posted forms. Both give `request.body` as URLSearchParams, so repeated fields keep
 * their order.
 */
import express, { type RequestHandler } from 'express';
import multer from 'multer';
import { Problem } from '../../domain/problem.ts';

/** Largest posted text form: an outline of a hundred pages fits. */
const FORM_BYTES = 1_000_000;
/** Largest uploaded outline; a scanned proposal of that size would have no text in it anyway. */
const FILE_BYTES = 10_000_000;

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
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: FILE_BYTES, files: 1, fields: 2_000, fieldSize: FORM_BYTES },
  });
  return [
    ...forms(),
    (request, response, next) =>
      void upload.single(field)(request, response, (error: unknown) => next(asVisitors(error))),
    (request, _response, next) => {
      if (!(request.body instanceof URLSearchParams))
        request.body = fromFields(request.body as Record<string, string | string[]> | undefined);
      next();
    },
  ];
}

/** Whatever the reader of forms throws that is no limit of ours, the form that was sent is at fault. */
function asVisitors(error: unknown): unknown {
  if (!(error instanceof Error) || 'code' in error) return error;
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
