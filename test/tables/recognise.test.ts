import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/tables/recognise.ts';

const of = (content: string | Buffer, name = 'file') =>
  recognise(Buffer.from(content as string), name).container;

describe('what a file is', () => {
  it.each([
    ['csv', 'id,name\n1,a'],
    ['json', '{ "id": "a",\n "name": "b" }'],
    ['json', '[{"id":"a"}]'],
    ['json-lines', '{"id":"a"}\n{"id":"b"}\n'],
    ['yaml', '---\nid: a'],
    ['html', '<!DOCTYPE html><html>'],
    ['html', '\n<html><body>'],
    ['pdf', '%PDF-1.7'],
    ['empty', ''],
    ['empty', ' \n\n'],
    ['binary', Buffer.from([1, 0, 2, 0, 0, 7])],
  ])('%s is told by content', (container, content) => {
    expect(of(content)).toBe(container);
  });

  it('looks into what is packed', () => {
    expect(recognise(gzipSync('{"id":"a"}\n{"id":"b"}\n'), 'x.gz')).toEqual({
      container: 'json-lines',
      gzip: true,
    });
    expect(recognise(gzipSync('id,name\n1,a\n'), 'x.csv.gz')).toEqual({
      container: 'csv',
      gzip: true,
    });
  });

  it('does not believe a name: a web page called .xlsx is a web page', () => {
    expect(of('<!doctype html><title>Sign in</title>', 'members.xlsx')).toBe('html');
  });

  it('takes one long object on one line for lines of JSON', () => {
    expect(of(`{"id":"a","text":"${'x'.repeat(9000)}"}\n{"id":"b"}`)).toBe('json-lines');
  });
});
