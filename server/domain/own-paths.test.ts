import { describe, expect, it } from 'vitest'
import { ownPaths } from './own-paths.ts'

const told = (publicUrl: string) => {
  const { file, page, handover, ...paths } = ownPaths(publicUrl)
  return { ...paths, file: file('chunks/a.js'), page: page('ses_1'), handover: handover('ses_1') }
}

describe('our own paths', () => {
  it.each(['https://pay.example', 'https://pay.example/'])('are from the root where all lives there: %s', (url) => {
    expect(told(url)).toEqual({
      prefix: '',
      docs: '/docs',
      script: '/paywicket.js',
      reports: '/v1/reports',
      frameScript: '/v1/return/frame.js',
      pages: '/pay',
      stylesheet: '/pay/page.css',
      file: '/chunks/a.js',
      page: '/pay/ses_1',
      handover: '/pay/ses_1/handover',
    })
  })

  it.each(['https://shop.example/a/b', 'http://localhost:4400/a/b/'])('are below the path of %s', (url) => {
    expect(told(url)).toEqual({
      prefix: '/a/b',
      docs: '/a/b/docs',
      script: '/a/b/paywicket.js',
      reports: '/a/b/v1/reports',
      frameScript: '/a/b/v1/return/frame.js',
      pages: '/a/b/pay',
      stylesheet: '/a/b/pay/page.css',
      file: '/a/b/chunks/a.js',
      page: '/a/b/pay/ses_1',
      handover: '/a/b/pay/ses_1/handover',
    })
  })
})
