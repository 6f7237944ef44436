using System.Globalization;
using Monitoring.Training;
using Monitoring.Training.HalfSpaces;
using Monitoring.Training.Pages;
using Monitoring.Training.Registry;
using Monitoring.Training.Tagging;
using Monitoring.Training.Topics;

// Trains and scores what ships; never part of the server.
switch (args)
{
    case ["train", "registry"]:
        Console.Error.WriteLine($"{RegistryBuilder.Build("analysis/training/Registry/Hand", "analysis/enrichment/Registry/registry.tsv.br")} entities");
        return 0;
    case ["train" or "tune" or "score" or "report", "half-spaces" or "terms"]:
        return HalfSpaceVerbs.Run(args[0], args[1]);
    case ["train", "ambiguous"]:
        Console.Error.WriteLine($"{AmbiguousTrainer.Train("analysis/text/Stems/ambiguous.tsv")} spellings");
        return 0;
    case ["train", "clusters"]:
        ClusterTrainer.Train("analysis/enrichment/Tagging/clusters.txt.br");
        return 0;
    case ["train", "tagger"]:
        TaggerSuite.TrainShipped("analysis/enrichment/Tagging/tagger.bin.br");
        return 0;
    case ["train", "pages"]:
        PageSuite.TrainShipped("ingest/Pages/Models");
        return 0;
    case ["score" or "report", "extraction"]:
        PageSuite.Score(faults: args[0] == "report");
        return 0;
    case ["train", "topics"]:
        TopicSuite.TrainShipped("analysis/enrichment/Topics/topics.bin.br");
        return 0;
    case ["score", "PEYMA" or "peyma", .. var part]:
        return SuiteLine.Write("PEYMA", TaggerSuite.Peyma(part.Length > 0 ? part[0] : "test"), 82, 86);
    case ["score", "ARMAN" or "arman"]:
        return SuiteLine.Write("ARMAN", TaggerSuite.Arman(), 76, 80);
    case ["score", "topics"]:
        return SuiteLine.Write("topics", TopicSuite.HamshahriFolds(), 0.93, 0.95);
    case ["look", var file, .. var rest]:
        Look.At(file, rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 20, rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : 1);
        return 0;
    case ["count", var file, var top]:
        Look.Count(file, int.Parse(top, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("train registry | train ambiguous | train clusters | train tagger | train topics | score PEYMA [PART] | score ARMAN | score topics | train pages | score extraction | report extraction | train half-spaces | tune half-spaces | score half-spaces | look FILE [COUNT] [EVERY] | count FILE TOP");
        return 2;
}
