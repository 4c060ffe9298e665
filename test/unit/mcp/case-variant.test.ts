import { expect, it } from 'vitest'
import { findCaseVariant } from '../../../src/mcp/case-variant.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'

function find(text: string): ReturnType<typeof findCaseVariant> {
  return findCaseVariant(JSON.parse(text) as JsonValue)
}

it.each([
  ['{"Method":"x"}', 'Method', 'method', '/Method'],
  ['{"method":"x","METHOD":"y"}', 'METHOD', 'method', '/METHOD'],
  ['{"ID":1}', 'ID', 'id', '/ID'],
  ['{"parameters":1,"param\u017f":{}}', 'param\u017f', 'params', '/param\u017f'],
  ['{"params":{"Name":"x"}}', 'Name', 'name', '/params/Name'],
  ['{"params":{"name":"x","Arguments":{}}}', 'Arguments', 'arguments', '/params/Arguments'],
  ['{"params":{"_Meta":{}}}', '_Meta', '_meta', '/params/_Meta'],
  ['{"params":{"to\u212aen":1,"token":2}}', 'token', 'to\u212aen', '/params/token'],
  ['{"params":{"foo":1,"FOO":2}}', 'FOO', 'foo', '/params/FOO'],
  ['{"result":{"iserror":true}}', 'iserror', 'isError', '/result/iserror'],
  ['{"result":{"Content":[]}}', 'Content', 'content', '/result/Content'],
  ['{"result":{"content":[{"type":"text","Text":"x"}]}}', 'Text', 'text', '/result/content/0/Text'],
  [
    '{"result":{"tools":[{"name":"a"},{"name":"b","Description":"c"}]}}',
    'Description',
    'description',
    '/result/tools/1/Description',
  ],
  [
    '{"result":{"prompts":[{"arguments":[{"name":"a","NAME":"b"}]}]}}',
    'NAME',
    'name',
    '/result/prompts/0/arguments/0/NAME',
  ],
  [
    '{"result":{"inputRequests":{"a":{"method":"x","params":{"Message":1}}}}}',
    'Message',
    'message',
    '/result/inputRequests/a/params/Message',
  ],
  ['{"error":{"code":1,"Message":"x"}}', 'Message', 'message', '/error/Message'],
  ['[{"method":"x"},{"Params":{}}]', 'Params', 'params', '/1/Params'],
  [
    '{"result":{"serverInfo":{"name":"a","version":"1","Version":"2"}}}',
    'Version',
    'version',
    '/result/serverInfo/Version',
  ],
])('finds in %s the key %s', (text, key, of, pointer) => {
  expect(find(text)).toEqual({ key, of, pointer })
})

it.each([
  ['arguments of a call', '{"params":{"arguments":{"a":1,"A":2,"Name":3}}}'],
  ['structured content', '{"result":{"structuredContent":{"a":1,"A":2,"isERROR":3}}}'],
  [
    'schemas of a tool',
    '{"result":{"tools":[{"name":"t","inputSchema":{"properties":{"id":{},"ID":{},"Name":{}}},"outputSchema":{"Type":1}}]}}',
  ],
  ['meta', '{"params":{"_meta":{"X-A":1,"x-a":2}},"result":{"_meta":{"Name":1}}}'],
  ['experimental capabilities', '{"params":{"capabilities":{"experimental":{"a":{},"A":{}}}}}'],
  ['extension settings', '{"result":{"capabilities":{"extensions":{"a/b":{"X":1,"x":2}}}}}'],
  [
    'data of an error and of a log',
    '{"error":{"data":{"a":1,"A":2}},"params":{"data":{"a":1,"A":2}}}',
  ],
  ['what a person filled in', '{"result":{"action":"accept","content":{"name":"a","Name":"b"}}}'],
  [
    'the same among input responses',
    '{"params":{"inputResponses":{"k":{"action":"accept","content":{"Text":"b","text":"a"}}}}}',
  ],
  ['ids of input requests', '{"result":{"inputRequests":{"a":{},"A":{},"Name":{}}}}'],
  ['arguments of a prompt', '{"params":{"context":{"arguments":{"a":"1","A":"2"}}}}'],
  ['a requested schema', '{"params":{"requestedSchema":{"properties":{"Name":{},"name":{}}}}}'],
  [
    'input of a sampled tool use',
    '{"result":{"content":{"type":"tool_use","input":{"a":1,"A":2}}}}',
  ],
  ['metadata of a sampling request', '{"params":{"metadata":{"a":1,"A":2}}}'],
  ['unknown members of the vendor', '{"params":{"vendor":{"a":1,"A":2}},"vendor":{"Id":1,"id":2}}'],
  ['unknown keys in any case', '{"Vendor":1,"params":{"X-Thing":1,"camelCase":2}}'],
  ['scalars', '3'],
  ['odd shapes', '{"params":[{"A":1}],"result":"x","error":null}'],
  ['odd shapes of zones', '{"result":{"tools":[1,null,["a"]],"content":"x","inputRequests":[1]}}'],
])('leaves %s alone', (_, text) => {
  expect(find(text)).toBeUndefined()
})
