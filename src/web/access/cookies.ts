/**
 * The session's cookie: not readable by script, not sent from other sites' forms, only over HTTPS
 * where the address is one.
 */
import type { Request, Response } from 'express';
import type { Settings } from '../../config.ts';

const secure = (settings: Settings): boolean => settings.publicUrl?.startsWith('https:') ?? false;

/** The prefix makes browsers refuse the cookie from a subdomain or without HTTPS. */
const nameOf = (settings: Settings): string => (secure(settings) ? '__Host-session' : 'session');

export function sessionToken(request: Request, settings: Settings): string | null {
  return cookieOf(request, nameOf(settings), /^[\w-]{20,100}$/);
}

/** Of a reader that opened the catalogue by a member's link: the token of that link. */
export function readerToken(request: Request, settings: Settings): string | null {
  return cookieOf(request, readerName(settings), /^[\w.-]{20,200}$/);
}

const readerName = (settings: Settings): string => (secure(settings) ? '__Host-reader' : 'reader');

/** Gone with the browser's session; an empty token takes it away at once. */
export function setReaderCookie(response: Response, settings: Settings, token: string): void {
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    secure: secure(settings),
    path: '/',
  } as const;
  if (token) response.cookie(readerName(settings), token, options);
  else response.clearCookie(readerName(settings), options);
}

function cookieOf(request: Request, name: string, form: RegExp): string | null {
  for (const part of (request.get('cookie') ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value && form.test(value)) return value;
  }
  return null;
}

export function setSessionCookie(
  response: Response,
  settings: Settings,
  token: string,
  expires: Date,
): void {
  response.cookie(nameOf(settings), token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: secure(settings),
    path: '/',
    expires,
  });
}

export function clearSessionCookie(response: Response, settings: Settings): void {
  response.clearCookie(nameOf(settings), {
    httpOnly: true,
    sameSite: 'lax',
    secure: secure(settings),
    path: '/',
  });
}
