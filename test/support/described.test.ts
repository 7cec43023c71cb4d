import { expect, it } from 'vitest'
import { describedBy } from './described.ts'

const schema = (value: object) => ({ content: { 'application/json': { schema: value } } })
const thing = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] }
const told = describedBy({
  paths: {
    '/things/{id}': {
      get: {
        parameters: [
          { in: 'path', name: 'id' },
          { in: 'query', name: 'limit' },
          { in: 'header', name: 'Paywicket-Actor' },
        ],
        responses: { '200': schema(thing), '204': {} },
      },
      post: { requestBody: schema(thing), responses: { '201': schema(thing) } },
    },
  },
})
const call = { method: 'GET', path: '/things/1', headers: {}, body: undefined, status: 200, answer: { id: 'a' } }

it('finds what a description does not say', () => {
  expect(told(call)).toEqual([])
  expect(told({ ...call, path: '/things/1?limit=2', headers: { 'paywicket-actor': 'Anna' } })).toEqual([])
  expect(told({ ...call, path: '/nothing', status: 404 })).toEqual([])
  const posted = { ...call, method: 'POST', status: 201, body: { id: 'a' } }
  expect(told(posted)).toEqual([])
  expect([
    ...told({ ...call, path: '/others/1' }),
    ...told({ ...call, status: 418 }),
    ...told({ ...call, answer: { id: 'a', more: 1 } }),
    ...told({ ...call, answer: {} }),
    ...told({ ...call, status: 204 }),
    ...told({ ...call, path: '/things/1?what=1' }),
    ...told({ ...call, headers: { 'idempotency-key': 'k' } }),
    ...told({ ...call, body: {} }),
    ...told({ ...posted, body: { id: 'a', more: 1 } }),
  ]).toEqual([
    'GET /others/1 200: the route is not described',
    'GET /things/1 418: the status is not described',
    'GET /things/1 200: the answer must NOT have additional properties',
    "GET /things/1 200: the answer must have required property 'id'",
    'GET /things/1 204: an answer is not described',
    'GET /things/1 200: the query what is not described',
    'GET /things/1 200: idempotency-key is not described',
    'GET /things/1 200: a body is not described',
    'POST /things/1 201: the body must NOT have additional properties',
  ])
})
