// Validates a data package and every row of it, keys and references included:
// node validate-data-package.js DATAPACKAGE.JSON
const { Package } = require('datapackage')

async function main(path) {
  const dataPackage = await Package.load(path)
  if (!dataPackage.valid) {
    throw new Error(dataPackage.errors.map((error) => error.message).join('\n'))
  }
  let rows = 0
  for (const resource of dataPackage.resources) {
    rows += (await resource.read({ relations: true })).length
  }
  console.log(`valid: ${dataPackage.resources.length} resources, ${rows} rows`)
}

main(process.argv[2]).catch((error) => {
  console.log(error.message, (error.errors || []).map((each) => each.message).join('\n'))
  process.exitCode = 1
})
