import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shippedModel } from '../../../../src/guardian/classifier/shipped-model.ts'

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'mcip-shipped-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A folder with this package.json, and a model where one is to be. */
function packageAt(path: string, text: string, hasModel = true): string {
  const at = join(folder, path)
  mkdirSync(join(at, 'models'), { recursive: true })
  writeFileSync(join(at, 'package.json'), text)
  const model = join(at, 'models/guardian.model')
  if (hasModel) writeFileSync(model, '')
  return model
}

const from = (path: string) => shippedModel(String(pathToFileURL(join(folder, path))))

describe('shippedModel', () => {
  it('is in the package of the code, in folders of its own or in a bundle', () => {
    const model = packageAt('app/node_modules/mcip', '{"name":"mcip"}')
    for (const code of ['bin.js', 'cli/run.js', 'guardian/classifier/load-model.js']) {
      expect([code, from(`app/node_modules/mcip/dist/${code}`)]).toEqual([code, model])
    }
  })

  it('is not in the project that the package is used by', () => {
    packageAt('app', '{"name":"mcip"}')
    packageAt('app/packages/mcip', '{"name":"mcip"}', false)
    expect(from('app/packages/mcip/dist/bin.js')).toBeUndefined()
  })

  it.each(['{"name":"shop"}', '{"name":["mcip"]}', 'null', '{', ''])(
    'is not beside another package: %s',
    (text) => {
      packageAt('app', text)
      expect(from('app/dist/bin.js')).toBeUndefined()
    },
  )

  it('is not where no package is', () => {
    mkdirSync(join(folder, 'models'))
    writeFileSync(join(folder, 'models/guardian.model'), '')
    expect(from('dist/bin.js')).toBeUndefined()
  })
})
